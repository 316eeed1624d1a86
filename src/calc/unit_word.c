/* The English names of units, for prose and for advice. */
#include "calc/unit_table.h"

static const struct {
    struct str word, symbol;
} words[] = {
    {STR_INIT("second"), STR_INIT("s")},
    {STR_INIT("sec"), STR_INIT("s")},
    {STR_INIT("millisecond"), STR_INIT("ms")},
    {STR_INIT("microsecond"), STR_INIT("µs")},
    {STR_INIT("minute"), STR_INIT("min")},
    {STR_INIT("hour"), STR_INIT("h")},
    {STR_INIT("day"), STR_INIT("day")},
    {STR_INIT("year"), STR_INIT("year")},
    {STR_INIT("bit"), STR_INIT("bit")},
    {STR_INIT("byte"), STR_INIT("B")},
    {STR_INIT("kilobyte"), STR_INIT("kB")},
    {STR_INIT("megabyte"), STR_INIT("MB")},
    {STR_INIT("gigabyte"), STR_INIT("GB")},
    {STR_INIT("terabyte"), STR_INIT("TB")},
    {STR_INIT("petabyte"), STR_INIT("PB")},
    {STR_INIT("gram"), STR_INIT("g")},
    {STR_INIT("kilogram"), STR_INIT("kg")},
    {STR_INIT("tonne"), STR_INIT("t")},
    {STR_INIT("metre"), STR_INIT("m")},
    {STR_INIT("meter"), STR_INIT("m")},
    {STR_INIT("kilometre"), STR_INIT("km")},
    {STR_INIT("kilometer"), STR_INIT("km")},
    {STR_INIT("watt"), STR_INIT("W")},
    {STR_INIT("kilowatt"), STR_INIT("kW")},
    {STR_INIT("megawatt"), STR_INIT("MW")},
    {STR_INIT("joule"), STR_INIT("J")},
    {STR_INIT("volt"), STR_INIT("V")},
    {STR_INIT("dollar"), STR_INIT("$")},
    {STR_INIT("euro"), STR_INIT("€")},
    {STR_INIT("token"), STR_INIT("token")},
    {STR_INIT("param"), STR_INIT("param")},
    {STR_INIT("parameter"), STR_INIT("param")},
    {STR_INIT("image"), STR_INIT("image")},
    {STR_INIT("request"), STR_INIT("request")},
    {STR_INIT("GPU"), STR_INIT("GPU")},
};

struct str unit_word(const struct unit_names *names, struct str word) {
    struct str one = word;
    if (str_ends(word, STR("s")))
        one = str_slice(word, 0, word.n - 1);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_eq(words[i].word, one))
            return words[i].symbol;
    const struct unit_declared *declared = unit_declared(names, one);
    return declared ? declared->row.symbol : (struct str){0};
}
