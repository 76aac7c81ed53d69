/** What is thrown at the readers by {@code mvn -Pfuzz -pl src/engine -am verify}. */
package io.jenkins.lib.modelgate.fuzz;
