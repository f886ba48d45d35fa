#include "core/formats/pickle.h"

#include "core/error.h"
#include "core/formats/picklemachine.h"

#include <algorithm>
#include <cstring>
#include <optional>

namespace antiphon {

namespace {

constexpr std::size_t maxDepth = 100;
constexpr std::uint64_t maxSharing = 8; ///< how often shared parts may be written out on average

/// Makes values of the nodes of a pickle: shared ones are copied, cycles are too deep.
class Values {
public:
    Values(const PickleMachine& machine, const StorageSource& storages, std::uint64_t pickleBytes)
        : m_machine(machine), m_nodes(machine.nodes()), m_storages(storages),
          m_values(maxSharing * m_nodes.size() + 1000), m_text(maxSharing * pickleBytes) {}

    TorchValue value(std::uint32_t at, std::size_t depth = 0) {
        if (depth > maxDepth)
            m_machine.refuse("the pickle is nested more than " + std::to_string(maxDepth) +
                             " levels deep; this is no model of ours.");
        const PickleNode& node = m_nodes[at];
        spend(m_values, 1);
        spend(m_text, node.text.size());
        switch (node.kind) {
        case Kind::None:
        case Kind::Blank:
        case Kind::Global: // a class as a value says nothing that we could use
        case Kind::Storage:
            return {};
        case Kind::Bool:
            return {node.number != 0};
        case Kind::Int:
            return {node.number};
        case Kind::Real:
            return {node.real};
        case Kind::Text:
            return {node.text};
        case Kind::Tensor:
            return {tensor(node)};
        case Kind::List:
        case Kind::Tuple: {
            TorchList list;
            for (const std::uint32_t child : node.children)
                list.push_back(value(child, depth + 1));
            return TorchValue::list(std::move(list), node.kind == Kind::Tuple);
        }
        case Kind::Dict:
        case Kind::Ordered:
            break;
        }
        if (const std::optional<std::string> twin = twinOf(node))
            m_machine.refuse("has two entries '" + *twin + "'; save it again.");
        TorchDict dict;
        for (std::size_t i = 0; i < node.children.size(); i += 2) {
            TorchValue key = value(node.children[i], depth + 1);
            dict.emplace_back(std::move(key), value(node.children[i + 1], depth + 1));
        }
        return TorchValue::dict(std::move(dict), node.kind == Kind::Ordered);
    }

private:
    using Kind = PickleNode::Kind;

    void spend(std::uint64_t& budget, std::uint64_t amount) const {
        if (amount > budget)
            m_machine.refuse("the pickle repeats its parts endlessly; this is no model of ours.");
        budget -= amount;
    }

    /// A text that is a key of `dict` twice.
    std::optional<std::string> twinOf(const PickleNode& dict) const {
        std::vector<std::string_view> keys;
        for (std::size_t i = 0; i < dict.children.size(); i += 2)
            if (const PickleNode& key = m_nodes[dict.children[i]]; key.kind == Kind::Text)
                keys.push_back(key.text);
        std::sort(keys.begin(), keys.end());
        const auto twin = std::adjacent_find(keys.begin(), keys.end());
        if (twin == keys.end())
            return {};
        return std::string(*twin);
    }

    std::vector<std::int64_t> numbers(std::uint32_t tuple) const {
        std::vector<std::int64_t> values;
        for (const std::uint32_t child : m_nodes[tuple].children)
            values.push_back(m_nodes[child].number);
        return values;
    }

    /// The bytes of a storage, checked to be as many as the pickle says.
    std::span<const std::byte> storage(const PickleNode& node) {
        auto found = m_known.find(node.text);
        if (found == m_known.end()) {
            if (!m_storages)
                m_machine.refuse("a tensor is found where plain values were expected; choose "
                                 "another file.");
            found = m_known.emplace(node.text, m_storages(node.text)).first;
            m_dense += maxSharing * found->second.size();
        }
        std::uint64_t bytes = 0;
        if (__builtin_mul_overflow(std::uint64_t(node.number), sizeOf(node.type), &bytes) ||
            bytes > found->second.size())
            m_machine.refuse("the storage '" + node.text + "' has " +
                             std::to_string(found->second.size()) + " bytes where " +
                             std::to_string(node.number) + " numbers of type " +
                             std::string(name(node.type)) + " are announced; copy the file again.");
        return found->second.first(bytes);
    }

    RawTensor tensor(const PickleNode& node) {
        const PickleNode& owner = m_nodes[node.children[0]];
        const auto bytes = storage(owner);
        const std::size_t item = sizeOf(owner.type);
        RawTensor tensor;
        tensor.type = owner.type;
        tensor.shape = numbers(node.children[2]);
        const std::vector<std::int64_t> strides = numbers(node.children[3]);
        const std::int64_t offset = m_nodes[node.children[1]].number;
        const std::string what = "the tensor of shape " + shapeText(tensor.shape) +
                                 " and strides " + shapeText(strides) + " in storage '" +
                                 owner.text + "' ";
        const auto size = byteCount(owner.type, tensor.shape);
        if (!size || strides.size() != tensor.shape.size() || offset < 0)
            m_machine.refuse(what + "cannot be; copy the file again.");
        if (*size == 0)
            return tensor;
        std::int64_t last = offset; // of the elements that it takes
        bool fits = true;
        for (std::size_t i = 0; i < strides.size(); ++i) {
            std::int64_t reach = 0;
            fits = fits && strides[i] >= 0 &&
                   !__builtin_mul_overflow(tensor.shape[i] - 1, strides[i], &reach) &&
                   !__builtin_add_overflow(last, reach, &last);
        }
        if (!fits || std::uint64_t(last) >= bytes.size() / item)
            m_machine.refuse(what + "reaches beyond its " + std::to_string(bytes.size() / item) +
                             " numbers; copy the file again.");
        // A stride of 0 repeats numbers: what is announced could then be of any size.
        if (*size > bytes.size())
            m_machine.refuse(what + "repeats its numbers; save it with .contiguous().");
        spend(m_dense, *size);
        tensor.bytes.resize(*size);
        copy(bytes.data() + std::size_t(offset) * item, item, tensor.shape, strides,
             tensor.bytes.data());
        return tensor;
    }

    /// Makes a view with strides dense.
    static void copy(const std::byte* from, std::size_t item, std::span<const std::int64_t> shape,
                     std::span<const std::int64_t> strides, std::byte* to) {
        // The inner dimensions that lie densely are one piece.
        std::size_t outer = shape.size(), piece = 1;
        while (outer > 0 && (shape[outer - 1] == 1 || std::size_t(strides[outer - 1]) == piece))
            piece *= std::size_t(shape[--outer]);
        std::vector<std::int64_t> index(outer, 0);
        for (;;) {
            std::memcpy(to, from, piece * item);
            to += piece * item;
            std::size_t d = outer;
            for (;; --d) {
                if (d == 0)
                    return;
                const std::ptrdiff_t stride = strides[d - 1] * std::ptrdiff_t(item);
                if (++index[d - 1] < shape[d - 1]) {
                    from += stride;
                    break;
                }
                from -= (shape[d - 1] - 1) * stride;
                index[d - 1] = 0;
            }
        }
    }

    const PickleMachine& m_machine;
    const std::vector<PickleNode>& m_nodes;
    const StorageSource& m_storages;
    std::uint64_t m_values, m_text, m_dense = 0; ///< what may still be made
    std::map<std::string, std::span<const std::byte>> m_known;
};

} // namespace

TorchValue parsePickle(std::span<const std::byte> bytes, const std::string& origin, Foreign foreign,
                       const StorageSource& storages) {
    PickleMachine machine(bytes, origin, foreign);
    const std::uint32_t root = machine.run();
    return Values(machine, storages, bytes.size()).value(root);
}

} // namespace antiphon
