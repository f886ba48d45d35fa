#include "tests/descriptorsounds.h"
#include "tests/testing.h"

#include <cstdlib>
#include <new>

namespace {

thread_local bool watched = false;
thread_local std::size_t allocations = 0;

void* allocate(std::size_t size, std::size_t alignment) {
    allocations += watched;
    void* memory = std::aligned_alloc(alignment, (size + alignment) / alignment * alignment);
    if (!memory)
        throw std::bad_alloc();
    return memory;
}

} // namespace

void* operator new(std::size_t size) {
    return allocate(size, alignof(std::max_align_t));
}
void* operator new(std::size_t size, std::align_val_t alignment) {
    return allocate(size, std::size_t(alignment));
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::align_val_t) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept {
    std::free(memory);
}

using namespace antiphon;
using testing::music, testing::smallSettings;
using Mode = DescriptorSettings::Mode;
using Framing = DescriptorSettings::Framing;

class TestDescriptorAllocations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pushesWithoutAllocating_data() { modes(); }
    void pushesWithoutAllocating() {
        QFETCH(bool, clean);
        const auto mono = music(20000, 44100);
        Descriptors analysis(smallSettings(clean ? Mode::Clean : Mode::Parity, Framing::Live));
        std::size_t frames = 0;
        allocations = 0;
        watched = true;
        for (std::size_t i = 0; i + 64 <= mono.size(); i += 64)
            analysis.push(std::span(mono).subspan(i, 64),
                          [&](std::span<const float> row) { frames += row.size() == 57; });
        watched = false;
        QCOMPARE(frames, mono.size() / 64 * 64 / 100);
        QCOMPARE(allocations, std::size_t(0));

        analysis.analyse(mono); // the longest so far
        DescriptorSummary summary;
        summarise(analysis, summary);
        watched = true;
        analysis.analyse(std::span(mono).first(15000));
        summarise(analysis, summary);
        watched = false;
        QCOMPARE(allocations, std::size_t(0));

        watched = true;
        ::operator delete(::operator new(8)); // the counter counts
        watched = false;
        QCOMPARE(allocations, std::size_t(1));
    }

private:
    static void modes() {
        QTest::addColumn<bool>("clean");
        QTest::newRow("parity") << false;
        QTest::newRow("clean") << true;
    }
};

QTEST_APPLESS_MAIN(TestDescriptorAllocations)
#include "tst_descriptorallocations.moc"
