#include "core/error.h"
#include "core/store/library.h"
#include "core/store/projectfile.h"

#include <cstdlib>

using namespace antiphon;

namespace {

/// What was accepted must come back from what we would write.
void checkProject(std::string_view text) {
    try {
        const ProjectFile project = parseProject(text, "project.json");
        const ProjectFile again = parseProject(projectText(project), "written");
        if (again.split != project.split || again.media != project.media)
            std::abort();
    } catch (const UserError&) {
    }
}

void checkLibrary(std::string_view text) {
    try {
        const LibraryState state = parseLibrary(text, "library.jsonl");
        for (const auto& [id, item] : state.items) {
            const JournalEntry entry = parseEntry(
                std::string_view(toLine(PutEntry{id, changedFields({}, item)})), "written");
            LibraryItem again;
            again.id = id;
            applyFields(again, std::get<PutEntry>(entry).fields, "written");
            if (again != item)
                std::abort();
            (void)toJson(item);
        }
        for (const auto& [path, duplicate] : state.duplicates)
            if (std::get<DuplicateEntry>(parseEntry(toLine(duplicate), "written")) != duplicate)
                std::abort();
    } catch (const BrokenJournal&) {
    } catch (const UserError&) {
        // Only the header of the text may be refused: single lines are skipped, written ones are
        // good.
        if (text.find("antiphon_library") == std::string_view::npos)
            std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    checkProject(text);
    checkLibrary(text);
    // Most mutations break the header; what follows deserves its share.
    checkLibrary("{\"antiphon_library\":1}\n" + std::string(text) + "\n");
    return 0;
}
