/** {@code modelValidate}: is a model good enough, and no worse than the one before it? */
package io.jenkins.lib.modelgate.validate;
