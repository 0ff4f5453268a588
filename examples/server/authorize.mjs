/**
 * Who may see what. Replace it by your own sign-in: as it stands, nobody may see anything. A signed-in person may see all
 * events by `{ user: id }`, and those of one AD domain by `{ user: id, filter: { app: ['corp.contoso.com'] } }`.
 *
 * @type {import('cloud-sync-insights/server').SyncHandlerOptions['authorize']}
 */
export async function authorize(_request) {
  return null;
}
