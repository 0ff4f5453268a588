// Two gigabytes.
import '../e2e/huge-log.test.js';
