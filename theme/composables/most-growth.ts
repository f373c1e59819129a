/** Times its own size at which a picture of pixels still looks sharp enough. */
export const mostGrowth = 2
