// Files a second that one edition is inked to, for these schools: words set, digested, in parts that could be saved.
async ({ base, scripts, piece, schools, seconds }) => {
  const file = async (path) => new Uint8Array(await (await import("node:fs/promises")).readFile(new URL(base + path)));
  const fetched = async (path) => new Uint8Array(await (await fetch(base + path)).arrayBuffer());
  const { openedShelf } = await import(`${scripts}shelf.js`);
  const shelf = await openedShelf(base.startsWith("file:") ? file : fetched);
  const edition = await shelf.edition(shelf.catalog.pieces.find(({ name }) => name === piece));
  const shell = await edition.shell(schools[0]);
  const begun = performance.now();
  let made = 0;
  while (performance.now() - begun < 1000 * seconds) shell.inked(schools[made++ % schools.length]);
  return (1000 * made) / (performance.now() - begun);
}
