package onward.gateway.token;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.util.Optional;

/**
 * The public point of a private key on the curve P-256 (SEC 1, section 3.2.1). Key files need not hold it, and the JDK
 * offers no way to it. Used once, at start; it takes no care to hide its timing.
 */
final class P256 {
    private static final ECParameterSpec CURVE = curve();
    private static final BigInteger PRIME = ((ECFieldFp) CURVE.getCurve().getField()).getP();
    private static final BigInteger A = CURVE.getCurve().getA();
    private static final BigInteger TWO = BigInteger.TWO;
    private static final BigInteger THREE = BigInteger.valueOf(3);

    private P256() {}

    /** Whether these are the parameters of P-256. */
    static boolean is(ECParameterSpec parameters) {
        return parameters.getCurve().equals(CURVE.getCurve())
                && parameters.getGenerator().equals(CURVE.getGenerator())
                && parameters.getOrder().equals(CURVE.getOrder());
    }

    /** The generator times the private value. */
    static ECPoint publicPoint(BigInteger privateValue) {
        Optional<ECPoint> sum = Optional.empty();
        ECPoint power = CURVE.getGenerator();
        for (int bit = 0; bit < privateValue.bitLength(); bit++) {
            if (privateValue.testBit(bit)) {
                ECPoint term = power;
                sum = Optional.of(sum.map(before -> add(before, term)).orElse(term));
            }
            power = twice(power);
        }
        return sum.orElseThrow(() -> new IllegalArgumentException("A private key is not 0"));
    }

    /** Two points that are not the same and not each other's opposite: true of all partial sums here. */
    private static ECPoint add(ECPoint left, ECPoint right) {
        BigInteger slope = right.getAffineY()
                .subtract(left.getAffineY())
                .multiply(right.getAffineX().subtract(left.getAffineX()).modInverse(PRIME));
        return along(slope, left, right);
    }

    private static ECPoint twice(ECPoint point) {
        BigInteger slope = THREE.multiply(point.getAffineX().pow(2))
                .add(A)
                .multiply(TWO.multiply(point.getAffineY()).modInverse(PRIME));
        return along(slope, point, point);
    }

    private static ECPoint along(BigInteger slope, ECPoint left, ECPoint right) {
        BigInteger x = slope.pow(2)
                .subtract(left.getAffineX())
                .subtract(right.getAffineX())
                .mod(PRIME);
        BigInteger y = slope.multiply(left.getAffineX().subtract(x))
                .subtract(left.getAffineY())
                .mod(PRIME);
        return new ECPoint(x, y);
    }

    private static ECParameterSpec curve() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
