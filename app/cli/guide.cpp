#include "app/cli/jobs.h"

#include "models/guide/guide.h"
#include "models/guide/options.h"

namespace antiphon::cli {

void addGuideVerbs(CLI::App& app, Session& session) {
    struct Request {
        std::string folder;
        Options options = guide::RenderOptions{};
        Json changes = Json::object();
    };
    const auto request = std::make_shared<Request>();
    auto* verb =
        group(app, "guide", "Guide and memory")
            ->add_subcommand("rerender", "Render a result again with other joins, at once");
    verb->add_option("DIR", request->folder, "Folder of a result of 'guide generate'")->required();
    addFields(verb, request->options, [request](const std::string& key, const std::string& text) {
        setField(request->options, key, text);
        request->changes[key] = toJson(request->options)[key];
    });
    verb->callback([&session, request] {
        session.action = [&session, request] {
            Outcome outcome;
            runJob("Render again", [&](JobControl& control) {
                JobContext context(control, 1, request->folder, request->folder);
                outcome = guide::rerender(fs::absolute(request->folder).lexically_normal(),
                                          request->changes, context);
            });
            printOutcome(session, outcome);
            return 0;
        };
    });
}

} // namespace antiphon::cli
