export { SyncPanel } from './sync-panel.js';
export type { PanelParts } from './parts.js';
export { provideSync, type ProvideOptions, type SyncProvider } from './provide.js';
export { QueryController, type Answered, type QueryState } from './query-controller.js';
export { PanelEnvironment, type PanelProperties } from './environment.js';
export {
  changeFilter,
  SyncFilterChangeEvent,
  SyncOpenEvent,
  SyncShowEvent,
  type OpenContext,
  type OpenRequest,
  type ScopeActions,
} from './events.js';
export { ErrorTexts } from './error-texts.js';
export { valueLabel } from './labels.js';
export type { Messages } from '../locales/en.js';
