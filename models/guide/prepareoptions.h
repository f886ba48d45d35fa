#pragma once

#include "core/options.h"

namespace antiphon::guide {

struct NoOptions {
    void visit(OptionVisitor&) {}
};

/// Options of guide.split.
struct SplitOptions {
    std::string rule = "published";
    double validation = 0.1;
    double test = 0.1;
    std::string files = "copy";

    void visit(OptionVisitor& v) {
        v.choice(rule, {.key = "rule",
                        .label = "Rule",
                        .help = "Exactly the published sets (80 % of the songs for training, the "
                                "rest halved), or the shares below, drawn by the seed.",
                        .choices = {"published", "shares"}});
        const auto share = [&](double& value, const char* key, const char* label) {
            v.real(
                value,
                {.key = key, .label = label, .help = "Share of the songs.", .min = 0, .max = 0.5});
        };
        share(validation, "validation", "Validation");
        share(test, "test", "Test");
        v.choice(files, {.key = "files",
                         .label = "Files",
                         .help = "Copy the files, link to them (they must then stay where they "
                                 "are), or only write the list.",
                         .choices = {"copy", "link", "list"}});
    }
};

/// Options of guide.eval-folders.
struct EvalFolderOptions {
    double seconds = 60;

    void visit(OptionVisitor& v) {
        v.real(seconds, {.key = "seconds",
                         .label = "Length",
                         .help = "Longest excerpt, from the beginning of a song.",
                         .unit = "s",
                         .min = 1,
                         .max = 600});
    }
};

} // namespace antiphon::guide
