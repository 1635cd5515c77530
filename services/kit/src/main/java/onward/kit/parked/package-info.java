/** Records that could not be applied, as an admin sees them and has them tried again. */
package onward.kit.parked;
