import { testNumbers, WORKSPACE } from '../support/panel-numbers-tests.js';

testNumbers(['log-analytics.json', WORKSPACE], 20);
