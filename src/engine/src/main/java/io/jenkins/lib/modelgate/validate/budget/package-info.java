/** What a model may cost: the size of its file, its parameters and operators, the time that it takes to answer. */
package io.jenkins.lib.modelgate.validate.budget;
