// Every element a thousand times.
import '../e2e/leaks.test.js';
