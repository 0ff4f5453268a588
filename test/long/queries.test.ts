// Every query in the eyes of Microsoft's parser, two thousand questions of each kind.
import '../kql/queries.test.js';
