/** Holds data to what a model takes: columns, types, missing values and shapes. */
package io.jenkins.lib.modelgate.validate.signature;
