// Files that were dropped or picked, also whole folders, as `{ file, path }`.

const KINDS = /\.(fit|gpx|tcx|csv|zip|gz)$/i;

/** Whether what is dragged over the page is files at all, and not a text or a link of it. */
export const hasFiles = ({ dataTransfer }) => dataTransfer?.types.includes('Files') ?? false;

/** All files of a drop; of folders those that may be activities, and the names of the others as `leftOut`. */
export async function droppedFiles({ items }) {
  // The list of items is empty as soon as the event is over.
  const entries = [...items].map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile()).filter(Boolean);
  const found = (await Promise.all(entries.map((entry) => filesOf(entry)))).flat();
  const isTopmost = ({ path }) => !path.includes('/');
  return sorted(found, (one) => isTopmost(one) || isActivity(one));
}

/** The files of a file field; those of a folder say where in it they were. */
export function pickedFiles(field) {
  const found = [...field.files].map((file) => ({ file, path: file.webkitRelativePath || file.name }));
  return sorted(found, (one) => !one.file.webkitRelativePath || isActivity(one));
}

const isActivity = ({ path }) => KINDS.test(path) && !/(^|\/)\./.test(path);

function sorted(found, isWanted) {
  const leftOut = found.filter((one) => !isWanted(one)).map(({ path }) => path);
  return { files: found.filter(isWanted), leftOut };
}

async function filesOf(entry) {
  if (entry instanceof File) return [{ file: entry, path: entry.name }];
  const path = entry.fullPath.replace(/^\//, '');
  if (entry.isFile) return [{ file: await new Promise((resolve, reject) => entry.file(resolve, reject)), path }];
  const reader = entry.createReader();
  const inside = [];
  for (;;) {
    // A folder tells its entries a hundred at a time, and none when all are told.
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!some.length) return (await Promise.all(inside.map((one) => filesOf(one)))).flat();
    inside.push(...some);
  }
}
