/* Labels in one column, moved apart.
 *
 * Neighbours that overlap become one block whose place is the mean of where
 * its members want to be; blocks that then overlap are joined in turn. */
#include "chart/layout.h"

struct block {
    size_t first, count;
    long wanted; /* sum over its members: where the block's top should be */
    int size;    /* of all its members */
};

static int block_top(const struct block *block) {
    return (int)(block->wanted / (long)block->count);
}

/* Joins the last two blocks: the members of the second want its top, and so
 * the first one's top plus the first one's size. */
static void block_join(struct block *a, const struct block *b) {
    a->wanted += b->wanted - (long)b->count * a->size;
    a->count += b->count;
    a->size += b->size;
}

void spread(struct arena *arena, const int *centre, const int *size,
            size_t count, int *result) {
    struct block *blocks = ARENA_ARRAY(arena, count, struct block);
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        blocks[used++] = (struct block){i, 1, centre[i] - size[i] / 2, size[i]};
        while (used > 1 &&
               block_top(&blocks[used - 2]) + blocks[used - 2].size >
                   block_top(&blocks[used - 1])) {
            block_join(&blocks[used - 2], &blocks[used - 1]);
            used--;
        }
    }
    for (size_t i = 0; i < used; i++) {
        int top = block_top(&blocks[i]);
        for (size_t k = 0; k < blocks[i].count; k++) {
            size_t index = blocks[i].first + k;
            result[index] = top + size[index] / 2;
            top += size[index];
        }
    }
}
