/* Advances of characters in thousandths of the font size.
 *
 * Measured from the `hmtx` tables of Liberation Sans 2.1 (the metrics of
 * Arial), Roboto 2.138, Inter 3.19, Noto Sans 2.012 and Open Sans 1.10, in
 * their regular weight; each number is the largest of the five, rounded up.
 * Blocks that charts seldom use have one number: the largest in the block.
 * What is in no table counts 800, wide enough for the scripts of India and
 * South-East Asia and for Arabic. */
#include "chart/glyphs.h"

#include <stddef.h>

static const uint16_t ascii[] = {
    282, 279, 408, 646, 638,  890, 732, 225, 363, 363, 552, 660, 280, 461,
    278, 413, 625, 572, 606,  637, 643, 608, 624, 572, 617, 624, 278, 280,
    660, 660, 660, 557, 1016, 677, 667, 728, 730, 667, 611, 778, 741, 339,
    552, 667, 563, 907, 760,  781, 667, 781, 723, 667, 643, 742, 677, 949,
    667, 667, 625, 363, 411,  363, 572, 557, 578, 564, 621, 559, 621, 583,
    361, 615, 618, 258, 258,  545, 258, 935, 618, 605, 615, 615, 413, 523,
    364, 618, 557, 813, 540,  557, 542, 380, 551, 380, 681};

static const uint16_t latin[] = {
    282, 334, 572, 631, 724, 572, 551, 614, 591,  915, 449, 557, 584, 461,  833,
    553, 455, 660, 421, 431, 578, 623, 655, 278,  334, 367, 456, 557, 884,  927,
    949, 611, 677, 677, 677, 677, 677, 677, 1000, 728, 667, 667, 667, 667,  339,
    339, 339, 339, 730, 760, 781, 781, 781, 781,  781, 660, 781, 742, 742,  742,
    742, 667, 667, 631, 564, 564, 564, 564, 564,  564, 925, 559, 583, 583,  583,
    583, 278, 278, 278, 278, 605, 618, 605, 605,  605, 605, 605, 660, 611,  618,
    618, 618, 618, 557, 615, 557, 677, 564, 677,  564, 677, 564, 728, 559,  728,
    559, 728, 559, 728, 559, 730, 677, 730, 621,  667, 583, 667, 583, 667,  583,
    667, 583, 667, 583, 778, 615, 778, 615, 778,  615, 778, 615, 741, 618,  777,
    618, 444, 279, 339, 278, 339, 278, 339, 258,  339, 278, 824, 516, 552,  258,
    667, 545, 631, 563, 258, 563, 258, 563, 317,  563, 351, 563, 271, 760,  618,
    760, 618, 760, 618, 688, 760, 618, 781, 605,  781, 605, 781, 605, 1000, 991,
    723, 413, 723, 413, 723, 413, 667, 523, 667,  523, 667, 523, 667, 523,  643,
    364, 643, 375, 643, 364, 742, 618, 742, 618,  742, 618, 742, 618, 742,  618,
    742, 618, 949, 813, 667, 557, 667, 625, 542,  625, 542, 625, 542, 326};

static const uint16_t greek[] = {
    677, 667, 576, 706, 667, 625, 741, 781, 339, 667, 677, 907, 760, 650, 781,
    731, 667, 600, 631, 643, 667, 804, 667, 836, 783, 339, 667, 641, 545, 618,
    346, 613, 641, 631, 535, 604, 545, 523, 618, 595, 346, 631, 586, 623, 580,
    540, 605, 690, 605, 539, 631, 522, 613, 732, 600, 761, 824};

static const uint16_t cyrillic[] = {
    677, 660, 667, 576, 752,  667, 949, 637, 768, 768, 647, 714,  907,
    741, 781, 731, 667, 728,  643, 636, 804, 667, 752, 715, 1037, 1041,
    813, 886, 657, 719, 1052, 723, 564, 599, 576, 459, 624, 583,  827,
    508, 643, 643, 541, 590,  750, 637, 605, 624, 615, 559, 535,  557,
    823, 540, 635, 613, 898,  906, 696, 778, 594, 542, 836, 562};

static const uint16_t punctuation[] = {358, 358, 648, 657, 1000, 1000, 551, 553,
                                       223, 223, 250, 223, 381,  381,  416, 449,
                                       631, 571, 563, 563, 500,  549,  1000};

#define COUNT(table) (sizeof(table) / sizeof *(table))

struct glyph_run {
    uint32_t from;
    uint32_t to;          /* inclusive */
    const uint16_t *each; /* NULL: all have `all` */
    uint16_t all;
};

#define EACH(first, table) \
    { (first), (first) + COUNT(table) - 1, (table), 0 }

/* Sorted by code. */
static const struct glyph_run runs[] = {
    EACH(0x20, ascii),
    EACH(0xa0, latin),
    {0x0180, 0x024f, NULL, 1000},
    {0x0300, 0x036f, NULL, 0}, /* combining marks */
    EACH(0x391, greek),
    EACH(0x410, cyrillic),
    {0x1100, 0x115f, NULL, 1000}, /* Hangul */
    {0x1e00, 0x1eff, NULL, 950},
    {0x2000, 0x200a, NULL, 1000}, /* spaces */
    {0x200b, 0x200f, NULL, 0},    /* zero width, direction */
    EACH(0x2010, punctuation),
    {0x2027, 0x206f, NULL, 1000},
    {0x2070, 0x209f, NULL, 642},  /* superscripts, subscripts */
    {0x20a0, 0x20cf, NULL, 800},  /* currencies */
    {0x2190, 0x22ff, NULL, 1030}, /* arrows, mathematics */
    {0x2300, 0x27bf, NULL, 1250}, /* technical, dingbats */
    {0x2e80, 0xd7ff, NULL, 1000}, /* ideographs, kana, Hangul */
    {0xf900, 0xfaff, NULL, 1000},
    {0xfe00, 0xfe0f, NULL, 0},      /* variation selectors */
    {0xff00, 0xff60, NULL, 1000},   /* full-width forms */
    {0x1f000, 0x1faff, NULL, 1250}, /* emoji */
    {0x20000, 0x3ffff, NULL, 1000},
};

unsigned glyph_advance(uint32_t code) {
    size_t low = 0, high = COUNT(runs);

    if (code - 0x20 < COUNT(ascii))
        return ascii[code - 0x20];
    while (low < high) {
        size_t middle = (low + high) / 2;
        const struct glyph_run *run = &runs[middle];
        if (code < run->from)
            high = middle;
        else if (code > run->to)
            low = middle + 1;
        else
            return run->each ? run->each[code - run->from] : run->all;
    }
    return 800;
}
