/** Where a map opens: the phone's own maps where it has them, else a page. Refuses: to load anything of a map itself. */

export interface Mapped {
  name?: string | null;
  address?: string | null;
  lat?: number | null;
  lon?: number | null;
}

/** An address for a plain link; undefined where neither coordinates nor an address are known. */
export function mapLink({ name, address, lat, lon }: Mapped, agent = navigator.userAgent): string | undefined {
  const point = typeof lat === "number" && typeof lon === "number" ? `${lat},${lon}` : undefined;
  if (!point && !address) return undefined;
  const label = encodeURIComponent(name ?? address ?? "");
  const query = encodeURIComponent([name, address].filter(Boolean).join(", "));
  if (/android/i.test(agent)) return point ? `geo:${point}?q=${point}(${label})` : `geo:0,0?q=${query}`;
  if (/iphone|ipad|ipod|macintosh/i.test(agent)) {
    return point ? `https://maps.apple.com/?ll=${point}&q=${label}` : `https://maps.apple.com/?q=${query}`;
  }
  return `https://www.openstreetmap.org/${point ? `?mlat=${lat}&mlon=${lon}#map=16/${lat}/${lon}` : `search?query=${query}`}`;
}
