import { testRaces } from './stale-race.js';

testRaces(150);
