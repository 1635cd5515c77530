/** A campaign against a running Onward: each of its processes is killed while people log, and nothing may be lost. */
package onward.local.kills;
