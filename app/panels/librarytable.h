#pragma once

#include "core/store/libraryfields.h"
#include "widgets/rowtable.h"

#include <QStyledItemDelegate>

namespace antiphon {

/// The columns of the library: one for each LibraryField.
std::vector<RowColumn> libraryColumns();
/// Whether a column is shown before the user chose any.
bool isShownAtFirst(LibraryField field);
TableRow libraryRow(const LibraryItem& item);
/// The role as people read it: that of a model in words ("Piece model", "Prior"), a track's as it
/// is.
QString libraryRole(const TableRow& row);

/// Draws the rows of the library, with a sign and a stroke where the file is missing, and offers
/// the choices of fields that have some.
class LibraryDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model,
                      const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

} // namespace antiphon
