/* What the kinds of block do: the functions of the table in site/kind.c.
 * Private to site/. */
#ifndef SITE_BLOCK_H
#define SITE_BLOCK_H

#include "site/render.h"

void block_define_data(struct rendering *rendering, struct block *block);
void block_declare_calc(struct rendering *rendering, struct block *block);
void block_define_calc(struct rendering *rendering, struct block *block);

void block_draw_data(struct rendering *rendering, struct block *block,
                     struct buf *out);
void block_draw_calc(struct rendering *rendering, struct block *block,
                     struct buf *out);
void block_draw_table(struct rendering *rendering, struct block *block,
                      struct buf *out);
void block_draw_chart(struct rendering *rendering, struct block *block,
                      struct buf *out);
void block_draw_memory(struct rendering *rendering, struct block *block,
                       struct buf *out);
void block_draw_diagram(struct rendering *rendering, struct block *block,
                        struct buf *out);
void block_draw_roofline(struct rendering *rendering, struct block *block,
                         struct buf *out);
void block_draw_figures(struct rendering *rendering, struct block *block,
                        struct buf *out);
void block_draw_check(struct rendering *rendering, struct block *block,
                      struct buf *out);

/* block_guide.c */
void block_draw_example(struct rendering *rendering, struct block *block,
                        struct buf *out);
void block_draw_evaluate(struct rendering *rendering, struct block *block,
                         struct buf *out);
void block_draw_reference(struct rendering *rendering, struct block *block,
                          struct buf *out);

#endif
