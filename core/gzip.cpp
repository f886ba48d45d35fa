#include "core/gzip.h"

#include "core/error.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <new>
#include <vector>
#include <zlib.h>

namespace antiphon {

namespace {

constexpr std::uint64_t ratioFree = std::uint64_t(16) << 20;
constexpr std::uint64_t ratioLimit = 200;

struct InflateEnd {
    void operator()(z_stream* stream) const {
        inflateEnd(stream);
        delete stream;
    }
};

} // namespace

bool isGzip(std::string_view bytes) {
    return bytes.size() >= 2 && bytes[0] == '\x1F' && bytes[1] == '\x8B';
}

std::string unpackGzip(std::string_view bytes, const std::string& origin, std::uint64_t limit,
                       bool prefix) {
    std::unique_ptr<z_stream, InflateEnd> stream(new z_stream{});
    if (inflateInit2(stream.get(), 15 + 16) != Z_OK)
        throw std::bad_alloc();

    std::string result;
    std::vector<char> block(1 << 18);
    std::size_t used = 0;
    const auto feed = [&] {
        if (stream->avail_in == 0 && used < bytes.size()) {
            const std::size_t piece = std::min<std::size_t>(bytes.size() - used, 1 << 30);
            // zlib does not write through next_in; its interface predates const.
            stream->next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data() + used));
            stream->avail_in = uInt(piece);
            used += piece;
        }
    };
    for (;;) {
        feed();
        stream->next_out = reinterpret_cast<Bytef*>(block.data());
        stream->avail_out = uInt(block.size());
        const int code = inflate(stream.get(), Z_NO_FLUSH);
        result.append(block.data(), block.size() - stream->avail_out);
        const std::uint64_t consumed = used - stream->avail_in;
        if (result.size() > limit) {
            if (prefix) {
                result.resize(limit);
                return result;
            }
            throw UserError(origin + ": unpacks to more than the " + std::to_string(limit >> 20) +
                            " MiB that such a file may have.");
        }
        if (result.size() > ratioFree && result.size() / ratioLimit > consumed)
            throw UserError(origin + ": unpacks to more than " + std::to_string(ratioLimit) +
                            " times its size; this is no file of ours.");
        if (code == Z_STREAM_END) {
            feed();
            const bool another = stream->avail_in > 0 && *stream->next_in == 0x1F;
            if (!another)
                return result; // zeros and other padding behind the last member are ignored
            if (inflateReset(stream.get()) != Z_OK)
                throw std::bad_alloc();
        } else if (code == Z_BUF_ERROR || (code == Z_OK && stream->avail_in == 0 &&
                                           used == bytes.size() && stream->avail_out > 0)) {
            throw UserError(origin + ": the gzip data break off at byte " +
                            std::to_string(consumed) + "; copy the file again.");
        } else if (code != Z_OK) {
            throw UserError(origin + ": damaged gzip data at byte " + std::to_string(consumed) +
                            "; copy the file again.");
        }
    }
}

} // namespace antiphon
