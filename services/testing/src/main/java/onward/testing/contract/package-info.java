/**
 * The HTTP interface as documents: put together from what the compiler saw of a service's controllers and the words
 * beside the contracts, compared with what is checked in, and held against what the service really answers.
 */
package onward.testing.contract;
