import { testNumbers, WORKSPACE } from '../support/panel-numbers-tests.js';

testNumbers(['log-analytics.json', 'graph.json', 'portal.json', WORKSPACE], 10);
