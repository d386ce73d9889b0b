/** The types of the API in the order they are offered, with their names on the screen. */
export const sports = [
  { type: 'run', name: 'Run' },
  { type: 'trail', name: 'Trail' },
  { type: 'hike', name: 'Hike' },
  { type: 'walk', name: 'Walk' },
  { type: 'bike', name: 'Bike' },
  { type: 'swim', name: 'Swim' },
  { type: 'row', name: 'Row' },
  { type: 'ski', name: 'Ski' },
  { type: 'skate', name: 'Skate' },
  { type: 'strength', name: 'Strength' },
  { type: 'mobility', name: 'Mobility' },
  { type: 'generic', name: 'Generic' },
  { type: 'other', name: 'Other' },
];

const names = new Map(sports.map(({ type, name }) => [type, name]));

export const sportName = (type) => names.get(type) ?? type;
