/** Names the build of the pages: what one build keeps on a device, another does not read. */
export const BUILD = process.env.WATTMESH_WEB_BUILD ?? "development";
