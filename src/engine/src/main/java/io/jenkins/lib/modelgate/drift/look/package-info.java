/** How a column is looked at by default: several looks, each at one kind of change, from counts in cells alone. */
package io.jenkins.lib.modelgate.drift.look;
