# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'task_reason.ui'
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
from PySide6.QtWidgets import (QApplication, QFormLayout, QLabel, QPlainTextEdit,
    QSizePolicy, QWidget)

class Ui_TaskReason(object):
    def setupUi(self, TaskReason):
        if not TaskReason.objectName():
            TaskReason.setObjectName(u"TaskReason")
        self.rows = QFormLayout(TaskReason)
        self.rows.setObjectName(u"rows")
        self.rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self.about = QLabel(TaskReason)
        self.about.setObjectName(u"about")
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setWordWrap(True)

        self.rows.setWidget(0, QFormLayout.ItemRole.SpanningRole, self.about)

        self.reasonLabel = QLabel(TaskReason)
        self.reasonLabel.setObjectName(u"reasonLabel")
        self.reasonLabel.setMinimumSize(QSize(0, 30))
        self.reasonLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.rows.setWidget(1, QFormLayout.ItemRole.LabelRole, self.reasonLabel)

        self.reason = QPlainTextEdit(TaskReason)
        self.reason.setObjectName(u"reason")
        self.reason.setTabChangesFocus(True)

        self.rows.setWidget(1, QFormLayout.ItemRole.FieldRole, self.reason)

#if QT_CONFIG(shortcut)
        self.reasonLabel.setBuddy(self.reason)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(TaskReason)

        QMetaObject.connectSlotsByName(TaskReason)
    # setupUi

    def retranslateUi(self, TaskReason):
        self.about.setText("")
        self.reasonLabel.setText(QCoreApplication.translate("TaskReason", u"L\u00fd do:", None))
        self.reason.setPlaceholderText(QCoreApplication.translate("TaskReason", u"\u0110\u01b0\u1ee3c \u0111\u01b0a v\u00e0o b\u00e1o c\u00e1o", None))
        pass
    # retranslateUi

