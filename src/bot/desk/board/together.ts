/** Messages of one push. @source LINE Messaging API, send push message */
export const mostInPush = 5;

/** What has messages of its own. */
export type Parcel = { readonly messages: readonly unknown[] };

/** Parcels that go out together, in their order, in as few pushes as hold them; none is torn apart. */
export function together<P extends Parcel>(parcels: readonly P[]): readonly (readonly P[])[] {
  const pushes: P[][] = [];
  let left = 0;
  for (const parcel of parcels) {
    const last = pushes.at(-1);
    if (last !== undefined && parcel.messages.length <= left) last.push(parcel);
    else {
      pushes.push([parcel]);
      left = mostInPush;
    }
    left -= parcel.messages.length;
  }
  return pushes;
}
