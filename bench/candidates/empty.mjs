// A page that draws nothing: what the browser and the measuring cost by themselves.
import { measurePage } from '../page.mjs';

measurePage(() => {
  let asked = 0;
  return { drawn: () => ++asked, update: () => {} };
});
