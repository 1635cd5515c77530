/**
 * The stories of the demo studio: who its clients are, how their last eight weeks went, and what is said to Onward's
 * interface to tell it. Plain functions of a seed and a moment; nothing here sends anything.
 */
package onward.local.demo;
