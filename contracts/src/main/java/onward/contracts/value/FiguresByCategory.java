package onward.contracts.value;

import java.util.Map;
import java.util.Optional;

/** The figures of the categories with something due. */
public record FiguresByCategory(
        Optional<CategoryFigures> walking,
        Optional<CategoryFigures> stretching,
        Optional<CategoryFigures> core,
        Optional<CategoryFigures> strength) {

    /** Those of the map; a category that is not in it had nothing due. */
    public static FiguresByCategory of(Map<Category, CategoryFigures> figures) {
        return new FiguresByCategory(
                Optional.ofNullable(figures.get(Category.WALKING)),
                Optional.ofNullable(figures.get(Category.STRETCHING)),
                Optional.ofNullable(figures.get(Category.CORE)),
                Optional.ofNullable(figures.get(Category.STRENGTH)));
    }

    /** Those of that category, if anything of it was due. */
    public Optional<CategoryFigures> in(Category category) {
        return switch (category) {
            case WALKING -> walking;
            case STRETCHING -> stretching;
            case CORE -> core;
            case STRENGTH -> strength;
        };
    }
}
