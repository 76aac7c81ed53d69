/** How good an order is: measures of ranked lists, a query at a time. Pure functions over arrays. */
package io.jenkins.lib.modelgate.predict.ranking;
