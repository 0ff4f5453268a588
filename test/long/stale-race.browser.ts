import { testRaces } from '../panel/stale-race.js';

testRaces(1000);
