# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'editor_bases.ui'
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
from PySide6.QtWidgets import (QAbstractItemView, QApplication, QHBoxLayout, QLabel,
    QListView, QPushButton, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

class Ui_EditorBases(object):
    def setupUi(self, EditorBases):
        if not EditorBases.objectName():
            EditorBases.setObjectName(u"EditorBases")
        self.rows = QVBoxLayout(EditorBases)
        self.rows.setSpacing(8)
        self.rows.setObjectName(u"rows")
        self.rows.setContentsMargins(8, 8, 8, 8)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(6)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.library_button = QPushButton(EditorBases)
        self.library_button.setObjectName(u"library_button")
        self.library_button.setAutoDefault(False)

        self.buttons.addWidget(self.library_button)

        self.typed_button = QPushButton(EditorBases)
        self.typed_button.setObjectName(u"typed_button")
        self.typed_button.setAutoDefault(False)

        self.buttons.addWidget(self.typed_button)

        self.remove_button = QPushButton(EditorBases)
        self.remove_button.setObjectName(u"remove_button")
        self.remove_button.setAutoDefault(False)

        self.buttons.addWidget(self.remove_button)

        self.button_space = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.button_space)


        self.rows.addLayout(self.buttons)

        self.list = QListView(EditorBases)
        self.list.setObjectName(u"list")
        self.list.setWordWrap(True)
        self.list.setAlternatingRowColors(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked|QAbstractItemView.EditTrigger.EditKeyPressed)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setDefaultDropAction(Qt.DropAction.MoveAction)

        self.rows.addWidget(self.list)

        self.hint_label = QLabel(EditorBases)
        self.hint_label.setObjectName(u"hint_label")
        self.hint_label.setWordWrap(True)
        self.hint_label.setTextFormat(Qt.TextFormat.PlainText)
        self.hint_label.setProperty(u"muted", True)

        self.rows.addWidget(self.hint_label)

        self.rows.setStretch(1, 1)
        QWidget.setTabOrder(self.library_button, self.typed_button)
        QWidget.setTabOrder(self.typed_button, self.remove_button)
        QWidget.setTabOrder(self.remove_button, self.list)

        self.retranslateUi(EditorBases)

        QMetaObject.connectSlotsByName(EditorBases)
    # setupUi

    def retranslateUi(self, EditorBases):
        self.library_button.setText(QCoreApplication.translate("EditorBases", u"Th\u00eam t\u1eeb th\u01b0 vi\u1ec7n\u2026", None))
        self.typed_button.setText(QCoreApplication.translate("EditorBases", u"Th\u00eam d\u00f2ng", None))
#if QT_CONFIG(tooltip)
        self.typed_button.setToolTip(QCoreApplication.translate("EditorBases", u"Th\u00eam m\u1ed9t c\u0103n c\u1ee9 g\u00f5 tay", None))
#endif // QT_CONFIG(tooltip)
        self.remove_button.setText(QCoreApplication.translate("EditorBases", u"X\u00f3a", None))
#if QT_CONFIG(tooltip)
        self.remove_button.setToolTip(QCoreApplication.translate("EditorBases", u"X\u00f3a c\u0103n c\u1ee9 \u0111ang ch\u1ecdn (Delete)", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.list.setAccessibleName(QCoreApplication.translate("EditorBases", u"C\u00e1c c\u0103n c\u1ee9", None))
#endif // QT_CONFIG(accessibility)
        self.hint_label.setText(QCoreApplication.translate("EditorBases", u"K\u00e9o th\u1ea3 ho\u1eb7c Alt+Shift+\u2191/\u2193 \u0111\u1ec3 \u0111\u1ed5i th\u1ee9 t\u1ef1; F2 \u0111\u1ec3 s\u1eeda. D\u1ea5u ch\u1ea5m ph\u1ea9y cu\u1ed1i d\u00f2ng t\u1ef1 th\u00eam khi in.", None))
        pass
    # retranslateUi

