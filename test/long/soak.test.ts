// Ten thousand refreshes.
import '../e2e/soak.test.js';
