/** What a store and its topic owe each other after one of them was restored from a backup or has lost its data. */
package onward.kit.restore;
