/** What a model file says of itself: its inputs and outputs, operators and size. Nothing is loaded or run. */
package io.jenkins.lib.modelgate.model;
