#pragma once

#include "core/formats/pickle.h"

#include <map>
#include <unordered_map>

namespace antiphon {

/// A value while a pickle is read. They refer to one another by number, as cycles are possible.
struct PickleNode {
    enum class Kind {
        None,
        Bool,
        Int,
        Real,
        Text,
        List,
        Tuple,
        Dict,    ///< children: key, value, key, value ...
        Ordered, ///< a dict
        Global,  ///< text: "module name"
        Storage, ///< text: its key; number: elements; type
        Tensor,  ///< children: storage, offset, shape, strides
        Blank    ///< of a foreign class
    };
    Kind kind = Kind::None;
    DType type = DType::F32;
    std::int64_t number = 0;
    double real = 0;
    std::string text = {};
    std::vector<std::uint32_t> children = {};
};

/// Runs the opcodes of one pickle. Knows containers and the few globals of tensors; whatever else
/// it meets is refused or left blank.
class PickleMachine {
public:
    PickleMachine(std::span<const std::byte> bytes, const std::string& origin, Foreign foreign);

    /// Number of the node that is the whole pickle's value.
    std::uint32_t run();
    const std::vector<PickleNode>& nodes() const { return m_nodes; }
    [[noreturn]] void refuse(const std::string& why) const;

private:
    using Kind = PickleNode::Kind;

    template <class Number>
    Number take();
    std::string_view takeText(std::uint64_t size);
    std::string_view takeLine();
    std::uint32_t add(PickleNode node);
    void push(PickleNode node) { m_stack.push_back(add(std::move(node))); }
    std::uint32_t pop();
    std::vector<std::uint32_t> popToMark();
    void remember(std::uint64_t at);
    void recall(std::uint64_t at);
    void pushTuple(std::size_t count);
    void pushText(std::uint64_t size);
    void pushBytes(std::uint64_t size);
    void pushLong(std::size_t size);
    void pushGlobal(std::string_view module, std::string_view name);
    void pushStorage();
    void extend(const std::vector<std::uint32_t>& items, bool dict);
    void call();
    void build();
    PickleNode rebuiltTensor(const std::vector<std::uint32_t>& arguments) const;
    bool step();

    std::span<const std::byte> m_bytes;
    std::string m_origin;
    bool m_blank;
    std::size_t m_at = 0;
    std::size_t m_opcode = 0; ///< where the one under way began
    std::vector<PickleNode> m_nodes;
    std::vector<std::uint32_t> m_stack;
    std::vector<std::size_t> m_marks;
    std::unordered_map<std::uint64_t, std::uint32_t> m_memo;
};

} // namespace antiphon
