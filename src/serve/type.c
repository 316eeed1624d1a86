/* Types of files by their extensions, as IANA has registered them. */
#include "base/path.h"
#include "serve/ask.h"

#define UTF8 "; charset=utf-8"

static const struct {
    const char *extension;
    struct str type;
} types[] = {
    {"avif", STR_INIT("image/avif")},
    {"calc", STR_INIT("text/plain" UTF8)},
    {"css", STR_INIT("text/css" UTF8)},
    {"csv", STR_INIT("text/csv" UTF8)},
    {"gif", STR_INIT("image/gif")},
    {"gz", STR_INIT("application/gzip")},
    {"htm", STR_INIT("text/html" UTF8)},
    {"html", STR_INIT("text/html" UTF8)},
    {"ico", STR_INIT("image/vnd.microsoft.icon")},
    {"ics", STR_INIT("text/calendar" UTF8)},
    {"ipynb", STR_INIT("application/json")},
    {"jpeg", STR_INIT("image/jpeg")},
    {"jpg", STR_INIT("image/jpeg")},
    {"js", STR_INIT("text/javascript" UTF8)},
    {"json", STR_INIT("application/json")},
    {"md", STR_INIT("text/markdown" UTF8)},
    {"mjs", STR_INIT("text/javascript" UTF8)},
    {"mp3", STR_INIT("audio/mpeg")},
    {"mp4", STR_INIT("video/mp4")},
    {"oga", STR_INIT("audio/ogg")},
    {"ogg", STR_INIT("audio/ogg")},
    {"ogv", STR_INIT("video/ogg")},
    {"otf", STR_INIT("font/otf")},
    {"pdf", STR_INIT("application/pdf")},
    {"png", STR_INIT("image/png")},
    {"py", STR_INIT("text/x-python" UTF8)},
    {"svg", STR_INIT("image/svg+xml")},
    {"tsv", STR_INIT("text/tab-separated-values" UTF8)},
    {"ttf", STR_INIT("font/ttf")},
    {"txt", STR_INIT("text/plain" UTF8)},
    {"vtt", STR_INIT("text/vtt" UTF8)},
    {"wasm", STR_INIT("application/wasm")},
    {"wav", STR_INIT("audio/wav")},
    {"webm", STR_INIT("video/webm")},
    {"webmanifest", STR_INIT("application/manifest+json")},
    {"webp", STR_INIT("image/webp")},
    {"woff", STR_INIT("font/woff")},
    {"woff2", STR_INIT("font/woff2")},
    {"xml", STR_INIT("application/xml")},
    {"yaml", STR_INIT("application/yaml")},
    {"yml", STR_INIT("application/yaml")},
    {"zip", STR_INIT("application/zip")},
};

struct str type_of(struct str path) {
    struct str extension = path_extension(path);
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (str_is(extension, types[i].extension))
            return types[i].type;
    return STR("application/octet-stream");
}
