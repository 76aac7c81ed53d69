/** Whether current data still looks like the data a model was made for. */
package io.jenkins.lib.modelgate.drift;
