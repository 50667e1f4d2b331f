/** What a campus file says that is for everybody. */
import { accountOf, type CampusFile } from '../../campus-file/index.js';
import type { PublicCampus } from './api/index.js';

/** Its name, its clock, and the buildings that it marks public. */
export async function publicCampusOf({
  name,
  timeZone,
  buildings,
}: CampusFile): Promise<PublicCampus> {
  const shown = buildings.filter(({ isPublic }) => isPublic);
  return {
    ...{ name, timeZone },
    buildings: await Promise.all(
      shown.map(async (each) => ({ account: await accountOf(each), name: each.name })),
    ),
  };
}
