/** What a build keeps and shows: scalars in build.xml, report JSON beside it, evidence as artifacts. */
package io.jenkins.plugins.modelgate.run;
