# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'editor_library.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QAbstractButton, QAbstractItemView, QApplication, QDialog,
    QDialogButtonBox, QHeaderView, QLabel, QLineEdit,
    QSizePolicy, QTreeView, QVBoxLayout, QWidget)

class Ui_EditorLibrary(object):
    def setupUi(self, EditorLibrary):
        if not EditorLibrary.objectName():
            EditorLibrary.setObjectName(u"EditorLibrary")
        EditorLibrary.resize(760, 460)
        self.rows = QVBoxLayout(EditorLibrary)
        self.rows.setSpacing(8)
        self.rows.setObjectName(u"rows")
        self.rows.setContentsMargins(12, 12, 12, 12)
        self.search_label = QLabel(EditorLibrary)
        self.search_label.setObjectName(u"search_label")
        self.search_label.setTextFormat(Qt.TextFormat.PlainText)

        self.rows.addWidget(self.search_label)

        self.search_edit = QLineEdit(EditorLibrary)
        self.search_edit.setObjectName(u"search_edit")
        self.search_edit.setClearButtonEnabled(True)

        self.rows.addWidget(self.search_edit)

        self.table = QTreeView(EditorLibrary)
        self.table.setObjectName(u"table")
        self.table.setRootIsDecorated(False)
        self.table.setAlternatingRowColors(True)
        self.table.setUniformRowHeights(True)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

        self.rows.addWidget(self.table)

        self.count_label = QLabel(EditorLibrary)
        self.count_label.setObjectName(u"count_label")
        self.count_label.setTextFormat(Qt.TextFormat.PlainText)
        self.count_label.setProperty(u"muted", True)

        self.rows.addWidget(self.count_label)

        self.buttons = QDialogButtonBox(EditorLibrary)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Cancel|QDialogButtonBox.StandardButton.Ok)

        self.rows.addWidget(self.buttons)

#if QT_CONFIG(shortcut)
        self.search_label.setBuddy(self.search_edit)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.search_edit, self.table)

        self.retranslateUi(EditorLibrary)
        self.buttons.accepted.connect(EditorLibrary.accept)
        self.buttons.rejected.connect(EditorLibrary.reject)

        QMetaObject.connectSlotsByName(EditorLibrary)
    # setupUi

    def retranslateUi(self, EditorLibrary):
        EditorLibrary.setWindowTitle(QCoreApplication.translate("EditorLibrary", u"Th\u00eam c\u0103n c\u1ee9 t\u1eeb th\u01b0 vi\u1ec7n", None))
        self.search_label.setText(QCoreApplication.translate("EditorLibrary", u"T\u00ecm v\u0103n b\u1ea3n (g\u00f5 kh\u00f4ng d\u1ea5u c\u0169ng \u0111\u01b0\u1ee3c):", None))
        self.search_edit.setPlaceholderText(QCoreApplication.translate("EditorLibrary", u"s\u1ed1 hi\u1ec7u, c\u01a1 quan ban h\u00e0nh, tr\u00edch y\u1ebfu\u2026", None))
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("EditorLibrary", u"Th\u01b0 vi\u1ec7n v\u0103n b\u1ea3n", None))
#endif // QT_CONFIG(accessibility)
        self.count_label.setText("")
    # retranslateUi

